import { select } from '../../../state/selection.ts';
import type { FeatureRef } from '../../../workers/feature-ref.ts';

/** A feature by its name; chosen, it opens beside the drawing. */
export function FeatureLink({ target, label }: { target: FeatureRef; label: string }) {
  return (
    <button type="button" className="edit-rows__link" title={label} onClick={() => void select(target)}>
      {label}
    </button>
  );
}
