if x:

    z()
w()
