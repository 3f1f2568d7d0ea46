/** x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export interface Transform {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const IDENTITY: Transform = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export const scaling = (factor: number): Transform => ({ a: factor, b: 0, c: 0, d: factor, e: 0, f: 0 });

/** `inner` first, then `outer`. */
export function compose(outer: Transform, inner: Transform): Transform {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

/** How a block comes to stand where it is inserted: its base point to the origin, scaled, turned, moved. */
export function insertion(
  base: readonly [number, number],
  scale: readonly [number, number],
  degrees: number,
  to: readonly [number, number],
): Transform {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const turned = { a: cos * scale[0], b: sin * scale[0], c: -sin * scale[1], d: cos * scale[1], e: to[0], f: to[1] };
  return compose(turned, { ...IDENTITY, e: -base[0], f: -base[1] });
}

/**
 * The plan of a plane with this normal (DXF reference, "arbitrary axis algorithm"), seen from above; `elevation` lies along the
 * normal. A drawing that was mirrored in three dimensions has the normal (0, 0, −1).
 */
export function planOf(normal: readonly [number, number, number], elevation: number): Transform {
  const length = Math.hypot(...normal);
  if (!(length > 0) || !Number.isFinite(length)) return IDENTITY;
  const [nx, ny, nz] = normal.map((part) => part / length);
  const isSteep = Math.abs(nx) < 1 / 64 && Math.abs(ny) < 1 / 64;
  const east = isSteep ? [nz, 0, -nx] : [-ny, nx, 0];
  const size = Math.hypot(...east);
  const [ux, uy, uz] = east.map((part) => part / size);
  return { a: ux, b: uy, c: ny * uz - nz * uy, d: nz * ux - nx * uz, e: nx * elevation, f: ny * elevation };
}

/** The largest factor by which it lengthens anything. */
export function stretchOf({ a, b, c, d }: Transform): number {
  const sum = a * a + b * b + c * c + d * d;
  const determinant = a * d - b * c;
  return Math.sqrt((sum + Math.sqrt(Math.max(0, sum * sum - 4 * determinant * determinant))) / 2);
}
