"""Numbers by independent tools (pyproj: PROJ and GeographicLib), for golden-numbers.json beside this file:
    python3 make-golden-numbers.py > golden-numbers.json
Nothing of Chidu is used. Mu is 2000/3 m2 unless a case says otherwise."""
import json, math, sys
from decimal import Decimal, ROUND_HALF_UP, ROUND_DOWN
import pyproj
from pyproj import Geod, Transformer

SHAPES = {
    # A plot in Suzhou with a crooked outline.
    'plot': [[[[120.634512347, 31.298765432], [120.635498761, 31.298812345], [120.635611239, 31.299587654],
               [120.635023457, 31.299701235], [120.634489012, 31.299498765]]]],
    # A block in Chengdu with two holes.
    'block': [[[[104.061234567, 30.651234568], [104.067345679, 30.651345679], [104.067456781, 30.655987654], [104.061345678, 30.655876543]],
               [[104.062345678, 30.652345679], [104.062456789, 30.653456791], [104.063567891, 30.653345678], [104.063456789, 30.652234567]],
               [[104.064567891, 30.653567891], [104.064678912, 30.654678912], [104.065789123, 30.654567891], [104.065678912, 30.653456789]]]],
    # Two parts near Urumqi, at the edge of their zone.
    'parts': [[[[88.412345678, 43.812345679], [88.423456789, 43.812567891], [88.423345678, 43.819876543], [88.412234567, 43.819765432]]],
              [[[88.431234568, 43.811234568], [88.435345679, 43.811345679], [88.435234568, 43.814456789], [88.431123457, 43.814345678]]]],
}

def shoelace(ring):
    x0, y0 = ring[0]
    return sum((ring[i][0] - x0) * (ring[(i + 1) % len(ring)][1] - y0) - (ring[(i + 1) % len(ring)][0] - x0) * (ring[i][1] - y0)
               for i in range(len(ring))) / 2

def total(parts, ring_area, holes=True):
    return sum(abs(ring_area(p[0])) - (sum(abs(ring_area(h)) for h in p[1:]) if holes else 0) for p in parts)

def planar(crs):
    t = Transformer.from_crs('+proj=longlat +ellps=GRS80 +no_defs', crs, always_xy=True)
    return lambda ring: shoelace([t.transform(x, y) for x, y in ring])

def gk(cm, ellps='+ellps=GRS80', k=1):
    # Straight from degrees to the plane of this ellipsoid, without a shift of datum.
    p = pyproj.Proj(f'+proj=tmerc +lat_0=0 +lon_0={cm} +k={k} +x_0=500000 +y_0=0 {ellps} +units=m +no_defs')
    return lambda ring: shoelace([p(x, y) for x, y in ring])

def geodesic(ring):
    g = Geod(ellps='GRS80')
    return g.polygon_area_perimeter([p[0] for p in ring], [p[1] for p in ring])[0]

def sphere(r):
    return lambda ring: r * r * shoelace([(math.radians(x), math.sin(math.radians(y))) for x, y in ring])

def great_circle(r):
    g = Geod(a=r, b=r)
    return lambda ring: g.polygon_area_perimeter([p[0] for p in ring], [p[1] for p in ring])[0]

web = planar('EPSG:3857')

def rounded(parts, n):
    return [[[(round(x, n), round(y, n)) for x, y in ring] for ring in part] for part in parts]

def rounded_metres(parts, cm, n):
    p = pyproj.Proj(f'+proj=tmerc +lat_0=0 +lon_0={cm} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs')
    return [[[p(*[round(v, n) for v in p(x, y)], inverse=True) for x, y in ring] for ring in part] for part in parts]

def write(value, decimals, mode=ROUND_HALF_UP):
    return str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=mode))

MU = 2000 / 3
cases = []
def case(shape, number, typed_in, *codes, **params):
    cases.append({'shape': shape, 'number': number, 'unit': typed_in, 'deviations': list(codes), 'params': params})

S = SHAPES
case('plot', write(total(S['plot'], gk(120)), 2), 'm2')
case('plot', write(total(S['plot'], planar('EPSG:4549')), 3), 'm2')
case('plot', write(total(S['plot'], planar('EPSG:4510')), 2), 'm2', 'planar-zone-6', meridian=123)
case('plot', write(total(S['plot'], planar('EPSG:4508')), 2), 'm2', 'planar-zone-6', meridian=111)
case('plot', write(total(S['plot'], gk(117)), 2), 'm2', 'planar-zone-3', meridian=117)
case('plot', write(total(S['plot'], geodesic), 3), 'm2', 'geodesic')
case('plot', write(total(S['plot'], sphere(6371008.8)), 2), 'm2', 'sphere', radius_m=6371008.8)
case('plot', write(total(S['plot'], sphere(6378137)), 2), 'm2', 'sphere', radius_m=6378137)
case('plot', write(total(S['plot'], great_circle(6378137)), 3), 'm2', 'sphere-great-circle', radius_m=6378137)
case('plot', write(total(S['plot'], web), 2), 'm2', 'web-mercator')
case('plot', write(total(S['plot'], gk(123, k=0.9996)), 2), 'm2', 'utm', zone=51)
case('plot', write(total(S['plot'], planar('EPSG:32651')), 2), 'm2', 'utm', zone=51)
case('plot', write(total(S['plot'], gk(120)) / MU, 4), 'mu')
case('plot', write(total(S['plot'], gk(120)) / 667, 4), 'mu', 'mu-factor', m2=667)
case('plot', write(total(S['plot'], gk(120)) / 666, 4), 'mu', 'mu-factor', m2=666)
case('plot', write(float(write(total(S['plot'], gk(120)) / MU, 2)) * MU, 2), 'm2', 'via-mu', decimals=2)
case('plot', write(total(rounded(S['plot'], 6), gk(120)), 2), 'm2', 'rounded-degrees', decimals=6)
case('plot', write(total(rounded(S['plot'], 5), gk(120)), 2), 'm2', 'rounded-degrees', decimals=5)
case('plot', write(total(rounded_metres(S['plot'], 120, 1), gk(120)), 2), 'm2', 'rounded-metres', decimals=1)
case('plot', write(total(rounded(S['plot'], 5), sphere(6371008.8)), 2), 'm2', 'sphere', 'rounded-degrees', decimals=5)
case('plot', write(total(S['plot'], gk(120, '+ellps=krass')), 2), 'm2', 'planar-ellipsoid', ellipsoid='krassovsky')
case('plot', write(total(S['plot'], gk(120)) / MU, 2, ROUND_DOWN), 'mu', 'cut-off')
case('block', write(total(S['block'], gk(105)), 2), 'm2')
case('block', write(total(S['block'], gk(105), holes=False), 2), 'm2', 'without-holes')
case('block', write(total(S['block'], sphere(6378137), holes=False), 1), 'm2', 'sphere', 'without-holes', radius_m=6378137)
case('block', write(total(S['block'], gk(105), holes=False) / 667, 3), 'mu', 'without-holes', 'mu-factor', m2=667)
case('block', write(total(S['block'], geodesic) / 1e4, 5), 'ha', 'geodesic')
case('block', write(total(S['block'], web, holes=False), 0), 'm2', 'web-mercator', 'without-holes')
case('block', write(total(S['block'], gk(105)) / 1e4, 5), 'mu', 'unit-mixed', unit='ha')
case('block', write(total(rounded(S['block'], 5), gk(105)), 1), 'm2', 'rounded-degrees', decimals=5)
case('parts', write(total(S['parts'], gk(87)), 2), 'm2')
case('parts', write(total(S['parts'], gk(90)), 1), 'm2', 'planar-zone-3', meridian=90)
case('parts', write(total([S['parts'][0]], gk(87)), 1), 'm2', 'largest-part')
case('parts', write(total(S['parts'], planar('EPSG:32645')), 1), 'm2', 'utm', zone=45)
case('parts', write(total(S['parts'], geodesic), 2), 'm2', 'geodesic')
case('parts', write(total(S['parts'], geodesic) * 1.0311, 2), 'm2', 'none')
case('plot', write(total(S['plot'], gk(120)) * 0.9731, 2), 'm2', 'none')

json.dump({'source': f'pyproj {pyproj.__version__} with PROJ {pyproj.proj_version_str}, by make-golden-numbers.py',
           'shapes': SHAPES, 'cases': cases}, sys.stdout, indent=1)
print()
