import sys
x
