"""The body figure: patches of skin drawn once, maps that give each its roots, and cells to show them in.

Plain Python without a dependency; the drawing and the maps are JSON beside the code, read when first needed.
"""
