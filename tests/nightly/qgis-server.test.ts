import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { serveCgi, type CgiServer } from '../support/cgi-server.ts';
import { expectQgisServed, QGIS_SQUARES, recordAnswers } from '../support/qgis-answers.ts';
import { collectSquares } from '../support/squares-service.ts';

const SERVER = '/usr/lib/cgi-bin/qgis_mapserv.fcgi';
/** Debian's own, which has QGIS's modules; another in the path has not. */
const PYTHON = '/usr/bin/python3';
const isThere = existsSync(SERVER);
if (!isThere) console.warn('QGIS Server is not installed: apt-get install -y qgis-server (2.8 GB)');

/** QGIS writes its project itself: one layer, open to features. */
const MAKE_PROJECT = `
import sys
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer(sys.argv[1], 'parcels', 'ogr')
project = QgsProject.instance()
project.addMapLayer(layer)
project.writeEntry('WFSLayers', '/', [layer.id()])
sys.exit(0 if layer.isValid() and project.write(sys.argv[2]) else 1)
`;

describe.skipIf(!isThere)('our reader on a live QGIS Server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chidu-qgis-'));
  let server: CgiServer;

  beforeAll(async () => {
    const [data, project] = [join(folder, 'parcels.geojson'), join(folder, 'office.qgs')];
    writeFileSync(data, collectSquares(QGIS_SQUARES));
    const env = { PATH: process.env.PATH ?? '', HOME: folder, XDG_RUNTIME_DIR: folder, QT_QPA_PLATFORM: 'offscreen' };
    const made = spawnSync(PYTHON, ['-c', MAKE_PROJECT, data, project], { env, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`QGIS makes no project: ${made.stderr}`);
    server = await serveCgi(SERVER, { ...env, QGIS_PROJECT_FILE: project });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('lists its collection, reads every page and what meets a box', async () => {
    const { ask, keep } = recordAnswers(server.origin);
    await expectQgisServed(server.origin, ask);
    if (process.env.CHIDU_RECORD_QGIS) keep();
  });
});
