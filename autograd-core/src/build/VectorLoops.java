import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the vector loops of the elementary functions: from each {@code Double*Functions.java} of {@code autograd.kernel}
 * a class {@code DoubleVector*Loops} of {@code autograd.simd}, and likewise for float. Run by the build.
 *
 * <p>A function there is straight-line code in the words of {@code DoubleLanes}. Its vector loop is the same sequence of
 * operations, each a direct call of the Vector API: calls of other functions are expanded, equal operations are done
 * once, constants are set before the loop. It has to be flat. HotSpot expands one call of the Vector API into some 400
 * nodes and stops inlining methods other than the API's own after 18,000 (NodeCountInliningCutoff): a function of more
 * than about 40 operations, written as methods that pass vectors, makes an object of every vector and is 10 to 70 times
 * slower.
 *
 * <p>The language read here: static methods of statements {@code type name = expression;}, {@code name = expression;} and
 * {@code return expression;}; expressions of calls, names, and sums of literals. Types are {@code double} (or {@code
 * float}), {@code boolean} and {@code long} (or {@code int}).
 */
public final class VectorLoops {
    private static final Pattern METHOD = Pattern.compile(
            "((?:public |private )?)static (\\w+) (\\w+)\\(([^)]*)\\) \\{([^}]*)\\}");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(0x[0-9a-fA-F.]+(?:p[+-]?\\d+)?[Lf]?|\\d[\\d.]*(?:[eE][+-]?\\d+)?[Lf]?|[A-Za-z_][\\w.]*|[-+(),])");
    private static final Pattern BITS = Pattern.compile("(0x[0-9a-fA-F]+|\\d+)L?");
    private static final Map<String, String> LANEWISE = Map.ofEntries(
            Map.entry("fma", "FMA"), Map.entry("add", "ADD"), Map.entry("sub", "SUB"), Map.entry("mul", "MUL"),
            Map.entry("div", "DIV"), Map.entry("neg", "NEG"), Map.entry("abs", "ABS"), Map.entry("sqrt", "SQRT"),
            Map.entry("and", "AND"), Map.entry("or", "OR"), Map.entry("xor", "XOR"),
            Map.entry("shiftLeft", "LSHL"), Map.entry("shiftRight", "LSHR"));
    private static final Map<String, String> COMPARE =
            Map.of("less", "LT", "lessEqual", "LE", "greater", "GT", "equal", "EQ");

    /** A number type of the functions, and the types of the Vector API that stand for it. */
    private enum Kind {
        DOUBLE("Double", "double", "long", "Long"),
        FLOAT("Float", "float", "int", "Int");

        final String name;
        final String number;
        final String bits;
        final String bitsVector;
        final String bitsBox;

        Kind(String name, String number, String bits, String bitsName) {
            this.name = name;
            this.number = number;
            this.bits = bits;
            bitsVector = bitsName + "Vector";
            bitsBox = bits.equals("int") ? "Integer" : "Long";
        }

        String vectorType(String type) {
            if (type.equals("boolean")) {
                return "VectorMask<" + name + ">";
            }
            return type.equals(bits) ? bitsVector : name + "Vector";
        }
    }

    private record Method(
            String owner, boolean isPublic, String type, String name, List<String> parameters, List<String> statements) {}

    /** A vector in a local variable, or a number still to be turned into one. */
    private record Value(String text, String type, boolean literal) {}

    private final Kind kind;
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private Map<String, Value> known;
    private StringBuilder constants;
    private StringBuilder body;

    private VectorLoops(Kind kind) {
        this.kind = kind;
    }

    /** Arguments: the folder of {@code autograd.kernel}, and the folder of {@code autograd.simd} to write to. */
    public static void main(String[] arguments) throws IOException {
        for (Kind kind : Kind.values()) {
            new VectorLoops(kind).run(Path.of(arguments[0]), Path.of(arguments[1]));
        }
    }

    private void run(Path from, Path to) throws IOException {
        List<String> families = new ArrayList<>();
        try (var files = Files.newDirectoryStream(from, kind.name + "*Functions.java")) {
            for (Path file : files) {
                String owner = file.getFileName().toString().replace(".java", "");
                families.add(owner);
                read(owner, Files.readString(file));
            }
        }
        Files.createDirectories(to);
        for (String family : families) {
            String name = family.replaceFirst(kind.name, kind.name + "Vector").replaceFirst("Functions$", "Loops");
            String text = classOf(family, name);
            Path file = to.resolve(name + ".java");
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.writeString(file, text);
            }
        }
    }

    private void read(String owner, String source) {
        String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\\n]*", "");
        Matcher matcher = METHOD.matcher(code);
        while (matcher.find()) {
            List<String> parameters = new ArrayList<>();
            for (String parameter : matcher.group(4).split(",")) {
                parameters.add(parameter.strip());
            }
            List<String> statements = new ArrayList<>();
            for (String statement : matcher.group(5).split(";")) {
                if (!statement.isBlank()) {
                    statements.add(statement.strip());
                }
            }
            Method method = new Method(
                    owner,
                    matcher.group(1).startsWith("public"),
                    matcher.group(2),
                    matcher.group(3),
                    parameters,
                    statements);
            methods.put(owner + "." + method.name() + "/" + parameters.size(), method);
        }
    }

    private String classOf(String family, String name) {
        StringBuilder text = new StringBuilder("// Generated from " + family + ".java by the build: change that file.\n");
        text.append("package autograd.simd;\n\n");
        text.append("import autograd.kernel.").append(kind.name).append("FunctionLoops;\n");
        text.append("import autograd.kernel.Binary;\n");
        text.append("import autograd.kernel.Unary;\n");
        for (String type : List.of(kind.name + "Vector", kind.bitsVector, "VectorMask", "VectorOperators", "VectorSpecies")) {
            text.append("import jdk.incubator.vector.").append(type).append(";\n");
        }
        text.append("\n/** Vector loops of {@link autograd.kernel.").append(family);
        text.append("}: each does whole vectors and returns how many elements that were. */\n");
        text.append("final class ").append(name).append(" {\n");
        text.append("    private static final VectorSpecies<%s> SPECIES = %sVector.SPECIES_PREFERRED;\n"
                .formatted(kind.name, kind.name));
        text.append("    private static final VectorSpecies<%s> BITS = %s.SPECIES_PREFERRED;\n\n"
                .formatted(kind.bitsBox, kind.bitsVector));
        text.append("    private ").append(name).append("() {}\n");
        for (Method method : methods.values()) {
            if (method.owner().equals(family) && method.isPublic() && method.type().equals(kind.number)) {
                if (method.parameters().size() == 1) {
                    text.append(loop(method, List.of(true)));
                } else {
                    text.append(loop(method, List.of(true, true)));
                    if (rareOf(method) == null) {
                        text.append(loop(method, List.of(true, false)));
                        text.append(loop(method, List.of(false, true)));
                    }
                }
            }
        }
        return text.append("}\n").toString();
    }

    /** One loop; an operand is an array or one number for all. */
    private String loop(Method method, List<Boolean> isArray) {
        known = new HashMap<>();
        constants = new StringBuilder();
        body = new StringBuilder();
        String vector = kind.name + "Vector";
        List<Value> operands = new ArrayList<>();
        StringBuilder head = new StringBuilder("\n    static int " + method.name() + "(");
        for (int k = 0; k < isArray.size(); k++) {
            String name = method.parameters().get(k).split(" ")[1];
            head.append(kind.number).append(isArray.get(k) ? "[] a%d, int a%dStart, ".formatted(k, k) : " a" + k + ", ");
            String load = isArray.get(k)
                    ? "%s.fromArray(SPECIES, a%d, a%dStart + i)".formatted(vector, k, k)
                    : "%s.broadcast(SPECIES, a%d)".formatted(vector, k);
            (isArray.get(k) ? body : constants)
                    .append(isArray.get(k) ? "            " : "        ")
                    .append("%s %s = %s;\n".formatted(vector, name, load));
            operands.add(new Value(name, kind.number, false));
        }
        head.append("%s[] result, int start, int count) {\n".formatted(kind.number));
        Method rare = rareOf(method);
        if (rare != null) {
            String call = isArray.size() == 1 ? "unary(Unary.%s, a0, a0Start + i" : "binary(Binary.%s, a0, a0Start + i, a1, a1Start + i";
            body.append("            if (%s.anyTrue()) {\n".formatted(expand(rare, operands).text()));
            body.append("                %sFunctionLoops.".formatted(kind.name));
            body.append(call.formatted(method.name().toUpperCase())).append(", result, start + i, SPECIES.length());\n");
            body.append("                continue;\n            }\n");
        }
        Value y = vector(expand(method, operands));
        return head + constants.toString() + "        int bound = SPECIES.loopBound(count);\n"
                + "        for (int i = 0; i < bound; i += SPECIES.length()) {\n" + body
                + "            %s.intoArray(result, start + i);\n".formatted(y.text())
                + "        }\n        return bound;\n    }\n";
    }

    /** The predicate of arguments that only the scalar function knows, or null. */
    private Method rareOf(Method method) {
        String upper = method.name().substring(0, 1).toUpperCase() + method.name().substring(1);
        return methods.get(method.owner() + ".isRare" + upper + "/" + method.parameters().size());
    }

    private Value expand(Method method, List<Value> arguments) {
        Map<String, Value> names = new HashMap<>();
        for (int k = 0; k < arguments.size(); k++) {
            names.put(method.parameters().get(k).split(" ")[1], arguments.get(k));
        }
        for (String statement : method.statements()) {
            if (statement.startsWith("return ")) {
                return new Expression(statement.substring(7), method.owner(), names).value();
            }
            int equals = statement.indexOf('=');
            String[] target = statement.substring(0, equals).strip().split(" ");
            names.put(
                    target[target.length - 1],
                    new Expression(statement.substring(equals + 1), method.owner(), names).value());
        }
        throw new IllegalArgumentException("no return in " + method);
    }

    /** A recursive descent over one expression; operations are written to the body as they are met. */
    private final class Expression {
        private final List<String> tokens = new ArrayList<>();
        private final String owner;
        private final Map<String, Value> names;
        private int at;

        Expression(String text, String owner, Map<String, Value> names) {
            this.owner = owner;
            this.names = names;
            Matcher matcher = TOKEN.matcher(text);
            int end = 0;
            while (matcher.find() && matcher.start() == end) {
                tokens.add(matcher.group(1));
                end = matcher.end();
            }
            if (!text.substring(end).isBlank()) {
                throw new IllegalArgumentException(owner + ": cannot read " + text);
            }
            tokens.add("");
        }

        Value value() {
            Value left = term();
            while (tokens.get(at).equals("+") || tokens.get(at).equals("-")) {
                String sign = tokens.get(at++);
                Value right = term();
                if (!left.literal() || !right.literal()) {
                    throw new IllegalArgumentException(owner + ": operators are for literals: " + tokens);
                }
                left = new Value(left.text() + " " + sign + " " + right.text(), left.type(), true);
            }
            return left;
        }

        private Value term() {
            String token = tokens.get(at++);
            if (token.equals("-")) {
                Value value = term();
                return new Value("-" + value.text(), value.type(), true);
            }
            if (tokens.get(at).equals("(")) {
                at++;
                List<Value> arguments = new ArrayList<>();
                while (!tokens.get(at - 1).equals(")")) {
                    arguments.add(value());
                    at++;
                }
                return call(owner, token, arguments);
            }
            if (names.containsKey(token)) {
                return names.get(token);
            }
            return new Value(token, BITS.matcher(token).matches() ? kind.bits : kind.number, true);
        }
    }

    private Value call(String owner, String name, List<Value> arguments) {
        Method method = methods.get((name.contains(".") ? name : owner + "." + name) + "/" + arguments.size());
        return method != null ? expand(method, arguments) : word(name, arguments);
    }

    private Value word(String name, List<Value> arguments) {
        if (name.startsWith("shift")) {
            String places = arguments.get(1).text();
            return operation("%s.lanewise(VectorOperators.%s, %s)", kind.bits, arguments.get(0), LANEWISE.get(name), places);
        }
        Value a = vector(arguments.get(0));
        switch (name) {
            case "bits":
                return operation("%s.reinterpretAs" + kind.bitsVector.replace("Vector", "s()"), kind.bits, a);
            case "fromBits":
                return operation("%s.reinterpretAs" + kind.name + "s()", kind.number, a);
            case "isNaN":
                return operation("%s.compare(VectorOperators.NE, %s)", "boolean", a, a);
            case "not":
                return operation("%s.not()", "boolean", a);
            default:
                break;
        }
        Value b = arguments.size() > 1 ? vector(arguments.get(1)) : a;
        if (COMPARE.containsKey(name)) {
            return operation("%s.compare(VectorOperators.%s, %s)", "boolean", a, COMPARE.get(name), b);
        }
        if (name.equals("select")) {
            Value c = vector(arguments.get(2));
            String mask = b.type().equals(kind.bits) ? a.text() + ".cast(BITS)" : a.text();
            return operation("%s.blend(%s, %s)", b.type(), c, b, mask);
        }
        if (a.type().equals("boolean")) {
            return operation("%s." + name + "(%s)", "boolean", a, b);
        }
        String operator = LANEWISE.get(name);
        if (operator == null) {
            throw new IllegalArgumentException("unknown word " + name);
        }
        return switch (arguments.size()) {
            case 1 -> operation("%s.lanewise(VectorOperators.%s)", a.type(), a, operator);
            case 2 -> operation("%s.lanewise(VectorOperators.%s, %s)", a.type(), a, operator, b);
            default -> operation(
                    "%s.lanewise(VectorOperators.%s, %s, %s)", a.type(), a, operator, b, vector(arguments.get(2)));
        };
    }

    /** {@return the variable that holds the result, which is a new one unless the same was computed before} */
    private Value operation(String format, String type, Object... parts) {
        Object[] texts = new Object[parts.length];
        for (int k = 0; k < parts.length; k++) {
            texts[k] = parts[k] instanceof Value value ? value.text() : parts[k];
        }
        return known.computeIfAbsent(format.formatted(texts), text -> {
            Value result = new Value("v" + known.size(), type, false);
            body.append("            %s %s = %s;\n".formatted(kind.vectorType(type), result.text(), text));
            return result;
        });
    }

    private Value vector(Value value) {
        if (!value.literal()) {
            return value;
        }
        boolean bits = value.type().equals(kind.bits);
        String text = "%s.broadcast(%s, %s)".formatted(kind.vectorType(value.type()), bits ? "BITS" : "SPECIES", value.text());
        return known.computeIfAbsent(text, key -> {
            Value result = new Value("c" + known.size(), value.type(), false);
            constants.append("        %s %s = %s;\n".formatted(kind.vectorType(value.type()), result.text(), key));
            return result;
        });
    }
}
