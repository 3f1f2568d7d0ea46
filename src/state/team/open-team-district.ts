import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { openKept, useSession } from '../session.ts';
import { useSync } from '../sync-state.ts';

/** Opens the district that somebody logged in to, brought from its server where it is not here yet. Never rejects. */
export async function openTeamDistrict(): Promise<void> {
  const { login } = useSync.getState();
  if (!login) return;
  useSync.setState({ problem: null });
  const before = useSession.getState().phase;
  const opening = new AbortController();
  try {
    const kept = await services().store.list();
    if (!kept.some(({ id }) => id === login.district)) {
      const { bringDistrict } = await import('../sync.ts');
      useSession.setState({ phase: { at: 'opening', progress: null }, opening });
      await bringDistrict(
        login.district,
        (progress) => useSession.setState({ phase: { at: 'opening', progress } }),
        opening.signal,
      );
    }
    await openKept(login.district);
  } catch (error) {
    useSession.setState({ phase: before, opening: null });
    useSync.setState({ problem: asCodedError(error) });
  }
}
