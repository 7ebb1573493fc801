/** Neural networks on {@code autograd.core}: start at the package {@code autograd.nn}. */
module autograd.nn {
    requires transitive autograd.core;
    requires org.apache.commons.csv;

    exports autograd.nn;
    exports autograd.nn.data;
    exports autograd.nn.file;
    exports autograd.nn.layer;
    exports autograd.nn.loss;
    exports autograd.nn.metric;
    exports autograd.nn.optim;
    exports autograd.nn.train;
}
