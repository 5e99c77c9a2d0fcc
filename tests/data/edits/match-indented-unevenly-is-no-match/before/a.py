  if x:
      y()
  z()
