if x:
    z()
    w()
