// %% [markdown]
// # Hello
//
// One text cell, one code cell.

// %% Squares
int square(int x) {
    return x * x;
}

square(args.length + 3)
