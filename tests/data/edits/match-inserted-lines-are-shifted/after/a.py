if x:
    v()
    y()
    z()
      w()
