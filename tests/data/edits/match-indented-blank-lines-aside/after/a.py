if 1:
  x
    
  z
