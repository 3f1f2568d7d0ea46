import { between, closeRing, type Random, type Ring, type Shape, starRing, turnRing } from './random-polygons.ts';

/** What is wrong with a shape, and what admission has to do with it. */
export interface DegenerateKind {
  readonly name: string;
  /** `either`: valid as drawn, but rounding to millimetres may push a vertex across an edge. */
  readonly fate: 'ok' | 'repaired' | 'either' | 'refused';
  make(random: Random, clip: Ring): Shape;
}

/** Kinds of broken and border-line input around the outline of a clip polygon, in whole millimetres. */
export const DEGENERATE_KINDS: readonly DegenerateKind[] = [
  kind('bow-tie', 'repaired', (random) => [
    [
      [0, 0],
      [20e3, between(random, 10e3, 20e3)],
      [20e3, 0],
      [0, between(random, 10e3, 20e3)],
    ],
  ]),
  kind('symmetric bow-tie', 'repaired', () => [
    [
      [0, 0],
      [20e3, 20e3],
      [20e3, 0],
      [0, 20e3],
    ],
  ]),
  kind('repeated vertices', 'ok', () => [
    [
      [0, 0],
      [0, 0],
      [25e3, 0],
      [25e3, 0],
      [25e3, 0],
      [25e3, 18e3],
      [0, 18e3],
      [0, 18e3],
    ],
  ]),
  kind('ring touching itself in a vertex', 'ok', () => [
    [
      [0, 0],
      [20e3, 0],
      [20e3, 20e3],
      [10e3, 0],
      [0, 20e3],
    ],
  ]),
  kind('hole drawn as part of the shell', 'ok', () => [
    [
      [0, 0],
      [30e3, 0],
      [30e3, 30e3],
      [0, 30e3],
      [0, 0],
      [8e3, 12e3],
      [12e3, 8e3],
    ],
  ]),
  kind('spike', 'ok', () => [
    [
      [0, 0],
      [20e3, 0],
      [20e3, 8e3],
      [45e3, 8e3],
      [20e3, 8e3],
      [20e3, 18e3],
      [0, 18e3],
    ],
  ]),
  {
    name: 'points on one line',
    fate: 'refused',
    make: (random, clip) => {
      const [x, y] = corner(random, clip);
      const [dx, dy] = [Math.round(between(random, -9e3, 9e3)), Math.round(between(random, -9e3, 9e3))];
      return [
        [
          closeRing([
            [x, y],
            [x + dx, y + dy],
            [x + 3 * dx, y + 3 * dy],
          ]),
        ],
      ];
    },
  },
  kind('two points', 'refused', () => [
    [
      [0, 0],
      [20e3, 5e3],
    ],
  ]),
  kind('reversed shell', 'ok', () => [
    [
      [0, 0],
      [0, 18e3],
      [25e3, 18e3],
      [25e3, 0],
    ],
  ]),
  kind('hole touching the shell in a vertex', 'ok', () => [
    [
      [0, 0],
      [30e3, 0],
      [30e3, 30e3],
      [0, 30e3],
      [0, 15e3],
    ],
    [
      [0, 15e3],
      [10e3, 20e3],
      [10e3, 10e3],
    ],
  ]),
  kind('hole sharing an edge with the shell', 'either', () => [
    [
      [0, 0],
      [30e3, 0],
      [30e3, 30e3],
      [0, 30e3],
    ],
    [
      [8e3, 0],
      [20e3, 0],
      [20e3, 10e3],
      [8e3, 10e3],
    ],
  ]),
  kind('hole outside the shell', 'repaired', () => [
    [
      [0, 0],
      [20e3, 0],
      [20e3, 20e3],
      [0, 20e3],
    ],
    [
      [30e3, 0],
      [40e3, 0],
      [40e3, 10e3],
      [30e3, 10e3],
    ],
  ]),
  kind('holes overlapping', 'repaired', () => [
    [
      [0, 0],
      [40e3, 0],
      [40e3, 40e3],
      [0, 40e3],
    ],
    [
      [5e3, 5e3],
      [20e3, 5e3],
      [20e3, 20e3],
      [5e3, 20e3],
    ],
    [
      [15e3, 15e3],
      [30e3, 15e3],
      [30e3, 30e3],
      [15e3, 30e3],
    ],
  ]),
  kind('area traversed twice', 'repaired', () => [
    [
      [0, 0],
      [25e3, 0],
      [25e3, 18e3],
      [0, 18e3],
      [0, 0],
      [25e3, 0],
      [25e3, 18e3],
      [0, 18e3],
    ],
  ]),
  {
    name: 'hole equal to the shell',
    fate: 'refused',
    make: (random, clip) => {
      const ring = placed(random, clip, [
        [0, 0],
        [20e3, 0],
        [20e3, 20e3],
        [0, 20e3],
      ]);
      return [[ring, ring.toReversed()]];
    },
  },
  {
    name: 'parts overlapping',
    fate: 'repaired',
    make: (random, clip) => {
      const ring = placed(random, clip, [
        [0, 0],
        [20e3, 0],
        [20e3, 20e3],
        [0, 20e3],
      ]);
      return [[ring], [ring.map(([x, y]) => [x + 7000, y + 4000])]];
    },
  },
  {
    name: 'parts sharing an edge',
    fate: 'ok',
    make: (random, clip) => {
      const [x, y] = corner(random, clip);
      const [a, b, c, d, e, f] = turnRing(
        [
          [0, 0],
          [20e3, 0],
          [20e3, 20e3],
          [0, 20e3],
          [40e3, 0],
          [40e3, 20e3],
        ],
        x,
        y,
        random() * 6.28,
      );
      return [[closeRing([a, b, c, d])], [closeRing([b, e, f, c])]];
    },
  },
  {
    name: 'unclosed ring',
    fate: 'repaired',
    make: (random, clip) => [
      [
        placed(random, clip, [
          [0, 0],
          [25e3, 0],
          [25e3, 18e3],
          [0, 18e3],
        ]).slice(0, -1),
      ],
    ],
  },
  {
    name: 'sliver along an edge of the clip',
    fate: 'ok',
    make: (random, clip) => {
      const k = Math.floor(random() * (clip.length - 1));
      const [[ax, ay], [bx, by]] = [clip[k], clip[k + 1]];
      const length = Math.hypot(bx - ax, by - ay);
      const width = between(random, 2, 100);
      const [dx, dy] = [(-(by - ay) / length) * width, ((bx - ax) / length) * width];
      return [
        [
          closeRing([
            [ax, ay],
            [bx, by],
            [Math.round(bx + dx), Math.round(by + dy)],
            [Math.round(ax + dx), Math.round(ay + dy)],
          ]),
        ],
      ];
    },
  },
  { name: 'edges shared with the clip', fate: 'ok', make: (random, clip) => [[alongClip(random, clip, 0)]] },
  { name: 'edges a millimetre beside the clip', fate: 'ok', make: (random, clip) => [[alongClip(random, clip, 1)]] },
  { name: 'the clip itself', fate: 'ok', make: (_, clip) => [[clip]] },
];

/** A clip outline for them: a ragged star some hundred metres across. */
export function degenerateClip(random: Random): Ring {
  return starRing(random, 0, 0, between(random, 100e3, 400e3), 12 + Math.floor(random() * 80), 0.25);
}

function kind(name: string, fate: DegenerateKind['fate'], outlines: (random: Random) => [number, number][][]): DegenerateKind {
  return {
    name,
    fate,
    make: (random, clip) => {
      const [x, y] = corner(random, clip);
      const angle = random() * 2 * Math.PI;
      return [outlines(random).map((ring) => closeRing(turnRing(ring, x, y, angle)))];
    },
  };
}

function placed(random: Random, clip: Ring, ring: Ring): Ring {
  const [x, y] = corner(random, clip);
  return closeRing(turnRing(ring, x, y, random() * 2 * Math.PI));
}

/** A place near a vertex of the clip, so that the shapes straddle its outline. */
function corner(random: Random, clip: Ring): [number, number] {
  const [x, y] = clip[Math.floor(random() * (clip.length - 1))];
  return [Math.round(x + between(random, -12e3, 12e3)), Math.round(y + between(random, -12e3, 12e3))];
}

/** Three vertices of the clip's outline, exactly or moved by up to `jitter` mm, and a point inside it. */
function alongClip(random: Random, clip: Ring, jitter: number): Ring {
  const k = Math.floor(random() * (clip.length - 3));
  const along = clip
    .slice(k, k + 3)
    .map(([x, y]): [number, number] => [
      x + Math.round(between(random, -jitter, jitter)),
      y + Math.round(between(random, -jitter, jitter)),
    ]);
  return closeRing([...along, [0, 0]]);
}
