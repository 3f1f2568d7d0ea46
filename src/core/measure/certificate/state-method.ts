import { FALSE_EASTING_M } from '../../geodesy/gauss-kruger.ts';
import { GRS80 } from '../../geodesy/ellipsoid.ts';
import { zoneOfMeridian } from '../../geodesy/format-coordinates.ts';
import type { Plane } from '../../geodesy/plane.ts';
import { epsgOfZone } from '../../geodesy/zones.ts';
import { writeDecimal } from '../decimal.ts';
import { STATUTORY_FACTORS } from '../statutory-area.ts';
import type { AreaCertificate } from './area-certificate.ts';

const [A, B, C, D, E] = STATUTORY_FACTORS.map(String);

/** How the areas are computed: the formulas with their constants, the same in every certificate of this ruler. */
export function stateMethod(isShared: boolean): AreaCertificate['method'] {
  return {
    planar: { id: 'planar-gk', formula: 'S = ½·|Σ(XᵢYᵢ₊₁ − Xᵢ₊₁Yᵢ)|' },
    ellipsoidal: {
      id: 'ellipsoidal-2008-32',
      document: '国土调查办发〔2008〕32号',
      formula:
        'Sᵢ = 2b²ΔL[A·sin(ΔB/2)cosBm − B·sin(3ΔB/2)cos3Bm + C·sin(5ΔB/2)cos5Bm − D·sin(7ΔB/2)cos7Bm + E·sin(9ΔB/2)cos9Bm]; S = |ΣSᵢ|',
      terms: 'ΔL = (Lᵢ + Lᵢ₊₁)/2 − L₀; ΔB = Bᵢ₊₁ − Bᵢ; Bm = (Bᵢ + Bᵢ₊₁)/2',
      constants: {
        a_m: String(GRS80.a_m),
        inverseFlattening: '298.257222101',
        b_m: String(GRS80.b_m),
        e2: String(GRS80.e2),
        A,
        B,
        C,
        D,
        E,
      },
    },
    overlap: isShared ? 'S = ΣₑΣ_f sₑ·s_f·∫min(yₑ(x), y_f(x))dx' : null,
    sigma: 'σ_S = ½·σ·√Σ|Pᵢ₊₁ − Pᵢ₋₁|²',
  };
}

/** The plane that the coordinates are in, by the register's name where it is a zone of China's. */
export function statePlane({ meridian, origin }: Plane): AreaCertificate['plane'] {
  const zone = zoneOfMeridian(meridian);
  const epsg = zone === undefined ? undefined : epsgOfZone(3, zone, false);
  return {
    crs: epsg === undefined ? 'CGCS2000 / Gauss-Kruger' : `EPSG:${epsg}`,
    projection: 'Gauss-Kruger',
    meridian_deg: String(meridian),
    zone: zone ?? null,
    scale: 1,
    falseEasting_m: FALSE_EASTING_M,
    falseNorthing_m: 0,
    origin: { x_m: writeDecimal(Math.round(1000 * origin.north_m), 3), y_m: writeDecimal(Math.round(1000 * origin.east_m), 3) },
  };
}
