def f():
  if x:
    w()
    y()
