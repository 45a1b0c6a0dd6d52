/** The rotation of the example team: ana, bo, cy, eli by turns, and dee always in third place. */
export const singleCell = {
  id: 'single-cell',
  title: 'Single Cell',
  timeZone: 'America/Los_Angeles',
  anchor: '2026-02-23',
  handoff: { weekday: 'monday', time: '09:00' },
  members: [
    'user:default/ana',
    'user:default/bo',
    'user:default/cy',
    'user:default/eli',
  ],
  manager: 'user:default/dee',
  entityRefs: ['component:default/gateway'],
  channel: '#single-cell-ops',
  helpChannel: '#help-infra',
};

/** One rotation and nothing that differs from the defaults. */
export const testConfig = {
  app: { baseUrl: 'http://portal.example' },
  onCall: { rotations: [singleCell] },
};
