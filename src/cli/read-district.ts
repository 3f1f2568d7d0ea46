import { createDistrictPlane, type DistrictPlane } from '../core/geodesy/district-plane.ts';
import type { District, Settings } from '../core/register/district.ts';
import { foldFeed } from '../core/register/fold.ts';
import type { Layer } from '../core/register/layer.ts';
import { feedUpTo } from '../core/register/seal-erased.ts';
import type { Register } from '../core/register/register.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { checkOwner, isSamePlane } from '../formats/package/check-owner.ts';
import type { Package } from '../formats/package/package.ts';
import { readPackage } from '../formats/package/read.ts';
import { CliError } from './cli-error.ts';
import { printable } from './printable.ts';

/** The register of a container, with what no district is without. */
export interface ReadDistrict {
  readonly register: Register;
  readonly district: District;
  readonly settings: Settings;
  readonly plane: DistrictPlane;
}

/** @param knownAt place of the feed that is read up to; all of it where absent. @throws CliError `district-missing`, `plane-differs` */
export function readDistrict(container: DistrictContainer, knownAt?: number): ReadDistrict {
  const register = foldFeed(knownAt === undefined ? container.feed : feedUpTo(container.feed, knownAt));
  const { district, settings } = register;
  if (district === null || settings === null) throw new CliError('district-missing');
  if (!isSamePlane(container.settings.plane, settings.plane)) throw new CliError('plane-differs');
  return { register, district, settings, plane: createDistrictPlane(settings.plane) };
}

/** The package of a layer. @throws CliError `package-missing`; ReadError of the package */
export function readLayer({ packages }: DistrictContainer, { district, settings }: ReadDistrict, layer: Layer): Package {
  const bytes = packages.get(layer.package_sha256);
  if (bytes === undefined) throw new CliError('package-missing', { layer: printable(layer.name) });
  const content = readPackage(bytes);
  checkOwner(content, { district: district.id, plane: settings.plane, layer });
  return content;
}
