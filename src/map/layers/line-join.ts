import type { ExpressionSpecification } from 'maplibre-gl';

/** Zoom from which the corner of an outline is large enough to be seen round. */
const ROUND_FROM = 15;

/**
 * Corners of outlines that come in thousands. A round one takes three times the triangles of a mitred one, and far out, where a line is a
 * pixel or two wide, nobody tells them apart.
 */
export const LINE_JOIN: ExpressionSpecification = ['step', ['zoom'], 'miter', ROUND_FROM, 'round'];
