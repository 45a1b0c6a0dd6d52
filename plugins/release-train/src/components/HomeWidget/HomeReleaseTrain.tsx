import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type {
  Run,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useActiveRuns, useAllTrains } from '../../queries/trainQueries';
import { boardOf } from '../../run/board';
import { waitsForYou } from '../../run/waiting';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useWords } from '../../translation/useWords';
import { BoardHeadline } from '../ReleaseTrainPage/Board/BoardHeadline';
import { TrainsProvider } from '../ReleaseTrainPage/TrainsProvider';
import { useMe } from '../ReleaseTrainPage/useMe';
import { ComponentName } from '../shared/ComponentName';
import { Instant } from '../shared/Instant';
import { Reading } from '../shared/Panel';
import { Sha } from '../shared/Sha';

const YourApprovals = (props: { runs: readonly Run[] }) => {
  const { t } = useWords();
  const me = useMe();
  const waiting = props.runs.flatMap(run =>
    run.candidates
      .filter(candidate => waitsForYou(candidate, me))
      .map(candidate => ({ run, candidate })),
  );
  if (waiting.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('widget.none')}
      </Typography>
    );
  }
  return (
    <ul
      aria-label={t('widget.yours')}
      style={{ listStyle: 'none', margin: 0, padding: 0 }}
    >
      {waiting.map(({ run, candidate }) => (
        <TeamZoneProvider key={candidate.id} value={run.timeZone}>
          <Typography component="li" variant="body2">
            <b>
              <ComponentName component={candidate.component} />
            </b>{' '}
            <Sha sha={candidate.sha} url={candidate.shaUrl} /> ·{' '}
            {t('widget.of', {
              counted: String(candidate.quorum.counted),
              needed: String(candidate.quorum.needed),
            })}
            {candidate.stagedAt && (
              <>
                {' · '}
                {t('widget.since')} <Instant value={candidate.stagedAt} />
              </>
            )}
          </Typography>
        </TeamZoneProvider>
      ))}
    </ul>
  );
};

const YourTrains = (props: {
  trains: readonly Train[];
  runs: readonly Run[];
}) => {
  const { t } = useWords();
  if (props.trains.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('widget.noTrains')}
      </Typography>
    );
  }
  return (
    <>
      {props.trains.map(train => (
        <TeamZoneProvider key={train.id} value={train.timeZone}>
          <BoardHeadline
            train={train}
            run={boardOf(train, props.runs, undefined).run}
            deployments={[]}
          />
        </TeamZoneProvider>
      ))}
    </>
  );
};

const Contents = () => {
  const { t } = useWords();
  const trains = useAllTrains();
  const runs = useActiveRuns();
  return (
    <Reading query={runs} lines={4}>
      {active => (
        <>
          <Typography variant="subtitle1" component="h2">
            {t('widget.yours')}
          </Typography>
          <YourApprovals runs={active.items} />
          <Box mt={2}>
            <Reading query={trains} lines={2}>
              {({ items }) => <YourTrains trains={items} runs={active.items} />}
            </Reading>
          </Box>
        </>
      )}
    </Reading>
  );
};

/** What waits for the reader's own word, and where the trains are, for a home page. */
export const HomeReleaseTrain = () => (
  <TrainsProvider>
    <Contents />
  </TrainsProvider>
);
