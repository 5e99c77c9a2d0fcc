if x:
    y()
