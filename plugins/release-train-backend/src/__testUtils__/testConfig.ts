const component = (name: string) => ({
  entityRef: `component:default/${name}`,
  repository: `https://code.example/${name}`,
  environments: [
    { name: 'dev', mechanism: 'watches', note: 'may be behind main' },
    { name: 'staging', mechanism: 'deploys' },
    { name: 'prod', mechanism: 'deploys' },
  ],
});

const train = (id: string, members: string[]) => ({
  id,
  timeZone: 'America/Los_Angeles',
  members: members.map(name => `component:default/${name}`),
  cut: { weekday: 'thursday', time: '10:00', environment: 'staging' },
  promote: { weekday: 'wednesday', time: '10:00', environment: 'prod' },
  approvers: 'group:default/single-cell',
  channel: '#single-cell-ops',
});

/**
 * Two trains: `single-cell` with the data portal before the explorer, and `platform` with the
 * gateway alone.
 */
export const testConfig = {
  app: { baseUrl: 'http://portal.example' },
  releaseTrain: {
    components: ['explorer', 'data-portal', 'gateway'].map(component),
    trains: [
      train('single-cell', ['data-portal', 'explorer']),
      train('platform', ['gateway']),
    ],
  },
};

export const EXPLORER = 'component:default/explorer';
export const DATA_PORTAL = 'component:default/data-portal';
export const GATEWAY = 'component:default/gateway';
