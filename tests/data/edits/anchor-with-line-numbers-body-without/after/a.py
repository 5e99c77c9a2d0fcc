if x:
    z()
