def f():
  if x:
    z()
      w()
