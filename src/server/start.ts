import { s3WordsOf } from './blobs/s3/s3-settings.ts';
import { serveClient } from './serve-client.ts';
import { serveTeam } from './serve-team.ts';

const { HOST, PORT, ALLOWED_ORIGINS, CHIDU_TEAM, DATA, DATABASE_URL, DEMO, PUBLIC_ORIGIN, TRUST_PROXY, OIDC, LEAD_DISTRICT } =
  process.env;

const client = {
  clientFolder: process.argv[2],
  host: HOST,
  port: PORT,
  allowedOrigins: ALLOWED_ORIGINS?.split(/[\s,]+/).filter((origin) => origin !== ''),
};

/** Without a team the client works alone, as on any server of files. */
const serving =
  CHIDU_TEAM === 'off'
    ? serveClient(client)
    : serveTeam({
        ...client,
        dataFolder: DATA,
        databaseUrl: DATABASE_URL || undefined,
        withDemo: DEMO === undefined ? undefined : DEMO !== 'off',
        publicOrigin: PUBLIC_ORIGIN || undefined,
        trustProxy: TRUST_PROXY || undefined,
        oidcFile: OIDC || undefined,
        s3: s3WordsOf(process.env),
        leadDistrict: LEAD_DISTRICT || undefined,
      });

serving.catch((error: unknown) => {
  process.stderr.write(`chidu: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
