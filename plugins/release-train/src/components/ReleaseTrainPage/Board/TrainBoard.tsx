import Box from '@material-ui/core/Box';
import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { LinkButton } from '@backstage/core-components';
import type {
  Run,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useActiveRuns, useWholeMatrix } from '../../../queries/trainQueries';
import { useTabLink } from '../../../routing';
import { boardOf } from '../../../run/board';
import { nextActionOf } from '../../../run/nextAction';
import { waitingOf } from '../../../run/waiting';
import { useServerNow } from '../../../time/useServerNow';
import { personName } from '../../../translation/guardWords';
import { useWords } from '../../../translation/useWords';
import { Reading } from '../../shared/Panel';
import { useMe } from '../useMe';
import { BoardMatrix } from './BoardMatrix';
import { HotfixList } from './HotfixList';
import { BoardHeadline } from './BoardHeadline';
import { WaitingList } from './WaitingList';

/** The next thing to do about a run, as a link to the tab where it is done. */
const NextAction = (props: {
  action: NonNullable<ReturnType<typeof nextActionOf>>;
}) => {
  const { tKey } = useWords();
  const tabOf = useTabLink();
  const { action, component } = props.action;
  return (
    <LinkButton
      to={tabOf(component)}
      color="primary"
      variant={action === 'open' ? 'outlined' : 'contained'}
    >
      {tKey(`nextStep.${action}`, { component: personName(component) })}
    </LinkButton>
  );
};

const Runs = (props: { train: Train; runs: readonly Run[] }) => {
  const { train } = props;
  const { t } = useWords();
  const me = useMe();
  const now = useServerNow();
  const matrix = useWholeMatrix();
  const { run, hotfixes, rows, deployments } = boardOf(
    train,
    props.runs,
    matrix.data,
  );
  const waiting = run ? waitingOf(run, deployments, me, now) : [];
  const action = run && nextActionOf(run, waiting, train.members);
  return (
    <>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="flex-end"
        justifyContent="space-between"
        gridGap={16}
        mb={2}
      >
        <div>
          <BoardHeadline train={train} run={run} deployments={deployments} />
          {run?.detail && (
            <Typography variant="body2" color="textSecondary">
              {run.detail}
            </Typography>
          )}
        </div>
        {action && <NextAction action={action} />}
      </Box>
      <Grid container spacing={3}>
        <Grid item xs={12} lg={8}>
          <Reading query={matrix} lines={train.members.length + 1}>
            {() => <BoardMatrix train={train} run={run} rows={rows} />}
          </Reading>
        </Grid>
        <Grid item xs={12} lg={4}>
          <Typography variant="subtitle1" component="h3">
            {t('board.waiting')}
          </Typography>
          <WaitingList train={train} waiting={waiting} />
          {hotfixes.length > 0 && <HotfixList runs={hotfixes} />}
        </Grid>
      </Grid>
    </>
  );
};

/** One train on the board. */
export const TrainBoard = (props: { train: Train }) => {
  const { t } = useWords();
  const { train } = props;
  const runs = useActiveRuns();
  return (
    <section aria-label={t('board.region', { train: train.id })}>
      <Card>
        <CardContent>
          <Reading query={runs} lines={5}>
            {({ items }) => <Runs train={train} runs={items} />}
          </Reading>
        </CardContent>
      </Card>
    </section>
  );
};
