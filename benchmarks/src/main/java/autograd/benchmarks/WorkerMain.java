package autograd.benchmarks;

import autograd.benchmarks.harness.Peer;
import autograd.benchmarks.harness.Worker;
import autograd.benchmarks.peer.DjlPeer;
import autograd.benchmarks.peer.LimitsPeer;
import autograd.benchmarks.peer.Nd4jPeer;
import autograd.benchmarks.peer.OursPeer;
import autograd.benchmarks.peer.PlainPeer;
import java.io.IOException;
import java.io.PrintStream;

/** A JVM of the comparison, started by the program itself with the name of a peer. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Serves the peer named by the argument. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        // Libraries print what they like; the answers are not mixed with it.
        System.setOut(System.err);
        Worker.serve(peer(args[0]), answers);
        System.exit(0);
    }

    private static Peer peer(String name) {
        return switch (name) {
            case "ours" -> new OursPeer();
            case "plain" -> new PlainPeer();
            // Loaded with the first work, so that a library that is missing is an answer and not the end of the JVM.
            case "djl" -> new Late(DjlPeer::new);
            case "nd4j" -> new Late(Nd4jPeer::new);
            case "limits" -> new LimitsPeer();
            default -> throw new IllegalArgumentException("peer " + name);
        };
    }
}
