import type { LinkProblem } from '../../state/link-problem.ts';
import { PLAIN_VIEW, type ViewData } from '../../state/view.ts';
import type { DistrictSummary } from '../../workers/engine-api.ts';

/**
 * What of a link's view holds for the open district. A day after the last record is one that these records cannot speak of: figures
 * "as of" it would be those of an older day. A target that is not here would never be measured.
 */
export function fitView(
  view: ViewData,
  summary: DistrictSummary,
): { readonly view: ViewData; readonly problem: LinkProblem | null } {
  const { lastOn, laterOn, redLines, settings } = summary;
  const { on, week, target } = view;
  const isKnown =
    target.kind === 'district' || (target.kind === 'unit' ? settings.units : redLines).some(({ id }) => id === target.id);
  const isAhead = on !== null && on > (laterOn ?? lastOn);
  const fitted: ViewData = {
    ...view,
    on: isAhead ? null : on,
    week: week !== null && (week > lastOn || !isKnown) ? null : week,
    target: isKnown ? target : PLAIN_VIEW.target,
  };
  if (isAhead) return { view: fitted, problem: { code: 'day-ahead', on, lastOn } };
  return { view: fitted, problem: isKnown ? null : { code: 'parts-unread', parts: ['of'] } };
}
