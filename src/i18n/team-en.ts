import type { teamZh } from './team-zh.ts';

export const teamEn: typeof teamZh = {
  error: {
    'team-diverged':
      'The district on this device is not the server’s (they differ from change {{seq}} on): the server may have been restored from an older backup. Everything recorded here is kept. Tell your administrator, and delete nothing on this device.',
    'links-withheld':
      'This account may not read all of the district’s records. In the field, open a field package first; otherwise ask your administrator.',
    'merge-needed':
      'Somebody else changed this record too ({{fields}}). Amounts, standing and shapes are never merged silently: choose which one holds.',
    'operation-reused':
      'The server has a record under this number with other content; this one was not sent. Compare with your colleague.',
    'server-failed': 'The server failed at this record. It is kept on this device and tried again later.',
    'body-too-large': 'This record is too large for the server. Ask your administrator.',
    'change-malformed': 'The server does not know the content of this record ({{path}}). Update the program and try again.',
    'not-permitted': 'This account may not send such records. It is kept on this device: log in with an account that may.',
    'login-needed': 'Please log in. Everything is kept on this device and sent afterwards.',
    'login-failed': 'Account or password is wrong.',
    'device-differs': 'The login was made on another device. Log in on this one.',
    'team-not-here': 'The server at this address does not have this district.',
    'team-unreachable': 'The server cannot be reached. Everything is kept on this device and sent when there is a network.',
  },
};
