def f():
    y()
