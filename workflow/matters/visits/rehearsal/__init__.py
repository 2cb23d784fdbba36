"""How a visit is rehearsed (来访演练): ``walk`` by the verbs · ``filling`` what a trips file does not say."""
