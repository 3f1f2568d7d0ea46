import { it } from 'vitest';
import { expectQgisServed, replayAnswers } from '../../support/qgis-answers.ts';

/**
 * What QGIS Server 3.22.16 of Debian 12 answered; live it is asked in `npm run nightly`, and with `CHIDU_RECORD_QGIS=1` its answers are
 * taken down anew.
 */
it('the recorded answers of a QGIS Server are read whole, page by page, and by a box', async () => {
  const origin = 'http://gis.example:8080';
  await expectQgisServed(origin, replayAnswers(origin));
});
