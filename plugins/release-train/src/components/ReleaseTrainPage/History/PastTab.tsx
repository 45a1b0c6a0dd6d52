import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import {
  DEPLOYMENT_STATES,
  RUN_STATES,
  type DeploymentState,
  type RunState,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWholeMatrix } from '../../../queries/trainQueries';
import { useAddress } from '../../../routing';
import { environmentNames } from '../../../run/board';
import { personName } from '../../../translation/guardWords';
import { useWords } from '../../../translation/useWords';
import { Panel } from '../../shared/Panel';
import { Choice } from '../Choice';
import { PastDeployments } from './PastDeployments';
import { PastRuns } from './PastRuns';

const KINDS = ['train', 'hotfix', 'rollback', 'manual'] as const;
const ENDED_RUNS: readonly RunState[] = [
  'shipped',
  'partially_shipped',
  'rolled_back',
  'cancelled',
  'missed',
  'empty',
];
const FILTERS = ['component', 'environment', 'kind', 'state'] as const;

/** The runs and deployments of all trains; what is filtered stands in the address. */
export const PastTab = (props: { trains: readonly Train[] }) => {
  const { t } = useWords();
  const { get, set } = useAddress();
  const matrix = useWholeMatrix();
  const ofRuns = get('show') === 'runs';
  const any = { value: '', label: t('past.any') };
  const components = [...new Set(props.trains.flatMap(train => train.members))];

  const states = ofRuns
    ? ENDED_RUNS.filter(state => RUN_STATES.includes(state)).map(value => ({
        value: value as string,
        label: t(`runState.${value}`),
      }))
    : DEPLOYMENT_STATES.map(value => ({
        value: value as string,
        label: t(`state.${value}`),
      }));
  const kinds = (ofRuns ? KINDS.slice(0, 2) : KINDS).map(value => ({
    value,
    label: t(`kind.${value}`),
  }));
  const filtered = FILTERS.some(name => get(name));

  return (
    <Panel name={t('past.region')} title={t('page.history')}>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="flex-end"
        gridGap={16}
        mb={2}
      >
        <Choice
          label={t('past.what')}
          value={ofRuns ? 'runs' : ''}
          options={[
            { value: '', label: t('past.deployments') },
            { value: 'runs', label: t('past.runs') },
          ]}
          onChange={show =>
            set({
              show,
              environment: undefined,
              kind: undefined,
              state: undefined,
            })
          }
        />
        <Choice
          label={t('page.component')}
          value={get('component') ?? ''}
          options={[
            any,
            ...components.map(value => ({ value, label: personName(value) })),
          ]}
          onChange={component => set({ component })}
        />
        {!ofRuns && (
          <Choice
            label={t('past.environment')}
            value={get('environment') ?? ''}
            options={[
              any,
              ...environmentNames(matrix.data?.items ?? []).map(value => ({
                value,
                label: value,
              })),
            ]}
            onChange={environment => set({ environment })}
          />
        )}
        <Choice
          label={t('past.kind')}
          value={get('kind') ?? ''}
          options={[any, ...kinds]}
          onChange={kind => set({ kind })}
        />
        <Choice
          label={t('past.state')}
          value={get('state') ?? ''}
          options={[any, ...states]}
          onChange={state => set({ state })}
        />
        {filtered && (
          <Button
            size="small"
            onClick={() =>
              set(Object.fromEntries(FILTERS.map(name => [name, undefined])))
            }
          >
            {t('past.clear')}
          </Button>
        )}
      </Box>
      {ofRuns ? (
        <PastRuns
          component={get('component')}
          lane={get('kind')}
          state={get('state') as RunState | undefined}
        />
      ) : (
        <PastDeployments
          trains={props.trains}
          component={get('component')}
          environment={get('environment')}
          kind={get('kind')}
          state={get('state') as DeploymentState | undefined}
        />
      )}
    </Panel>
  );
};
