def f():
    if x:
        if z:
            y()

        w()
