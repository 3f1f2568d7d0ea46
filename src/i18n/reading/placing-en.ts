/** Errors and notes about coordinate systems. */
export const placingEn = {
  error: {
    'crs-contradicts': 'The coordinate system is described in two ways that differ ({{crs}}): say which it is.',
    'crs-unsure': 'The coordinate system is not certain (coordinates such as {{example}}): say which it is.',
    'crs-shift-misplaced':
      '“{{crs}}” cannot be shifted by these parameters: seven are for old datums such as Xi’an 1980 and Beijing 1954, four for their zones.',
  },
  note: {
    'axes-swapped': 'The two numbers stand in the other order than declared and were exchanged: the first is north (or latitude)',
    'axes-found': 'The file does not say which number is which; by their values the first is north (or latitude)',
    'header-zone-contradicts':
      'The declared zone differs from the one in front of the coordinates ({{detail}}); the coordinates were followed',
    'header-plane-ignored': 'The header speaks of a plane, but the coordinates are degrees; the coordinates were followed',
    'definition-contradicts': 'The coordinate system is described in two ways that differ: {{detail}}',
    'prefix-missing': 'The declared system has a zone prefix, the coordinates have none; read without: {{detail}}',
    'prefix-undeclared': 'The declared system has no zone prefix, the coordinates have one; read with it: {{detail}}',
    'prefixes-mixed': 'More than one zone stands in front of the coordinates: {{detail}}',
    'datum-assumed': 'The file names no datum; taken as CGCS2000',
    'outside-zone': 'The data lie beyond the declared zone; its number may be wrong: {{detail}}',
    'outside-district': 'By this coordinate system the data lie outside the district',
    'map-service-named': 'A name mentions a map service, whose coordinates are displaced: {{detail}}',
    'crs-unknown': 'The declared coordinate system is unknown: {{detail}}',
    'crs-unverified-datum': 'An old or unknown datum without a public shift: {{detail}}',
    'not-metres': 'The coordinates look like degrees, not the metres declared: {{detail}}',
    'not-degrees': 'The coordinates look like metres, not the degrees declared: {{detail}}',
    'crs-coordinates-outside': 'The coordinates lie outside the declared system: {{detail}}',
    'converted-gcj-02': 'Converted from GCJ-02 (Gaode, Tencent)',
    'converted-bd-09': 'Converted from BD-09 (Baidu)',
    'position-unverified': 'Position unverified: {{detail}} was not shifted, it may be off by about 100 m',
    'datum-shifted': 'Shifted to CGCS2000 by the parameters entered',
  },
};
