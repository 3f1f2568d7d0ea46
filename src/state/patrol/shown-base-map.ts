import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { useView } from '../view.ts';

const VIEW = 'patrol-base-map';

/** Shows a base map on this phone's map from now on; null shows the district's own ground. */
export function showBaseMap(id: string | null): void {
  useView.setState({ baseMap: id });
  const district = useSession.getState().summary?.district.id;
  if (district === undefined) return;
  // Where it cannot be kept the choice holds for this visit.
  services()
    .store.saveView(district, VIEW, id)
    .catch(() => undefined);
}

/** Shows again what was chosen at the last visit. */
export async function restoreBaseMap(district: string): Promise<void> {
  const id = await services()
    .store.loadView(district, VIEW)
    .catch(() => null);
  if (typeof id === 'string' && district === useSession.getState().summary?.district.id) useView.setState({ baseMap: id });
}
