import { useEffect } from 'react';
import { loadTours, useTour } from '../../../state/leader/tour.ts';
import { useSession } from '../../../state/session.ts';
import '../../../ui/button.css';
import './tour.css';
import { loadPage } from './share-page.ts';
import { TourEditor } from './TourEditor.tsx';
import { TourList } from './TourList.tsx';
import { useTell } from './use-tell.ts';

/** Tours: those on record, or the one that is worked on. */
export function TourView() {
  const hasDraft = useTour((s) => s.draft !== null && !s.isReadying);
  const revision = useSession((s) => s.revision);
  const tell = useTell('tour.openFailed');
  useEffect(() => {
    void loadTours().catch(tell);
  }, [revision, tell]);
  useEffect(() => {
    // Sharing has to work where there is no network any more: its template is fetched while there is one.
    void loadPage().catch(() => undefined);
  }, []);
  return hasDraft ? <TourEditor /> : <TourList />;
}
