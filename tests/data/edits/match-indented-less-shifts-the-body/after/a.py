def f():
    z()
      w()
