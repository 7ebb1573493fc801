// Imports of every notebook and of the interactive shell.
import java.nio.file.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import autograd.*;
import autograd.array.DType;
import autograd.shape.Shape;
import autograd.examples.*;
