import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { Measure } from '../measure/measurement.ts';
import { createView } from './create-view.ts';
import { indexPolygons, type PolygonIndex } from './index-polygons.ts';
import type { PolygonColumns, PolygonView } from './polygon-set.ts';

/** Polygon columns with their views and indexes, each made when it is first asked for and kept. */
export class MeasuredPolygons {
  readonly #plane: DistrictPlane;
  readonly #views = new Map<Measure, PolygonView>();
  readonly #indexes = new Map<Measure, PolygonIndex>();

  constructor(
    readonly columns: PolygonColumns,
    plane: DistrictPlane,
  ) {
    this.#plane = plane;
  }

  view(measure: Measure): PolygonView {
    let view = this.#views.get(measure);
    if (!view) {
      view = createView(this.columns, measure, this.#plane);
      this.#views.set(measure, view);
    }
    return view;
  }

  index(measure: Measure): PolygonIndex {
    let index = this.#indexes.get(measure);
    if (!index) {
      index = indexPolygons(this.view(measure));
      this.#indexes.set(measure, index);
    }
    return index;
  }
}
