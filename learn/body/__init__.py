"""The body figure: patches of skin drawn once, maps that give each its roots, and cells to show them in.

Plain Python without a dependency; the drawing and the maps are JSON beside the code, read when first needed.

`patches` and `maps` say what there is; `outline` and `raster` turn the drawing into samples, `cells` and
`figure` those into a frame of cells whose spots can be looked up, `colouring` and `paint` a frame into
characters and colours, `smooth` into pixels. `walk` is for arrow keys.
"""
