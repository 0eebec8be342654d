# Expected output: typed from CircuitPython's manual (displayio, vectorio, terminalio, board).
# Board: circuitpython
import board, displayio, terminalio, vectorio, fourwire, busdisplay

display = board.DISPLAY
print(display.width, display.height, display.root_group)
group = displayio.Group(scale=2)
bitmap = displayio.Bitmap(10, 5, 4)
palette = displayio.Palette(4)
palette[0] = 0xFF0000
palette[1] = (0, 255, 0)
palette.make_transparent(2)
print(len(palette), hex(palette[0]), hex(palette[1]), palette[3])
bitmap[3, 2] = 1
bitmap[0] = 3
print(bitmap[3, 2], bitmap[23], bitmap[0, 0], bitmap[9, 4], bitmap.width, bitmap.height, bitmap.bits_per_value)
for bad in (lambda: bitmap[10, 0], lambda: bitmap.fill(4), lambda: displayio.Bitmap(1, 99999, 2), lambda: displayio.Group(wrong=1)):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__)
bitmap.fill(2)
print(bitmap[5, 4])
grid = displayio.TileGrid(bitmap, pixel_shader=palette, x=4)
grid.y = 7
grid[0] = 0
print(grid.x, grid.y, grid.tile_width, grid.tile_height, grid[0, 0])
group.append(grid)
group.append(vectorio.Circle(pixel_shader=palette, radius=10, x=5, y=6))
print(len(group), group[0] is grid, group.index(grid), group[1].radius)
group.insert(0, displayio.Group())
group.remove(grid)
print(len(group), group.pop() is grid, group.scale)
display.root_group = group
display.brightness = 0.5
print(display.root_group is group, display.brightness, display.refresh())
print(terminalio.FONT.get_bounding_box())
displayio.release_displays()
bus = fourwire.FourWire(board.SPI(), command=board.D5, chip_select=board.D6, reset=board.D9)
tft = busdisplay.BusDisplay(bus, b"\x01", width=160, height=128, rotation=90)
print(tft.width, tft.height, tft.rotation, tft.bus is bus, type(tft))
