import { useRef } from 'react';
import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme, type Theme } from '@material-ui/core/styles';
import { toIso } from '@signalbox/backstage-plugin-release-train-common';
import { useDeployments, useGuards } from '../../queries/queries';
import { useScope } from '../../queries/scope';
import { headlineOf } from '../../run/headline';
import { OPEN_PHASES, type Phase } from '../../run/phase';
import { soakOf, stopsOf } from '../../run/stops';
import type { Current } from '../../run/useCurrent';
import { useWords } from '../../translation/useWords';
import { HoldList } from '../Holds/HoldList';
import { RunActionsMenu } from '../RunActions/RunActionsMenu';
import { ReadError } from '../shared/ErrorNotice';
import { Instant, RelativeTime } from '../shared/Instant';
import { StandingChip } from '../shared/StandingChip';
import { DeploymentProgress } from './DeploymentProgress';
import { failedDeployment } from './failedDeployment';
import { LastFailure } from './LastFailure';
import { PromoteAction } from './PromoteAction';
import { RetryAction } from './RetryAction';
import { RunHeadline } from './RunHeadline';
import { RunPicture } from './RunPicture';
import { StopList } from './StopList';
import { useSpokenDeployments } from './useSpokenDeployments';

const useStyles = makeStyles(theme => ({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  top: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
  },
}));

/** The first thing on the tab: where the run is, what happens next, and what to do now. */
export const RunBand = (props: {
  current: Current & { run: NonNullable<Current['run']>; phase: Phase };
}) => {
  const { run, phase, candidate, production, deployment, now } = props.current;
  const classes = useStyles();
  const theme = useTheme<Theme>();
  const { t } = useWords();
  const { clock } = useScope();
  const heading = useRef<HTMLHeadingElement>(null);
  const hasRoom = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  const isOpen = OPEN_PHASES.includes(phase);
  const hasEnded = !isOpen && phase !== 'promoting' && phase !== 'verifying';
  const guards = useGuards(production, isOpen ? candidate?.id : undefined);
  const deployments = useDeployments();
  useSpokenDeployments(deployments.data?.items);

  const { staging } = props.current;
  const failed =
    phase === 'staging' && !deployment
      ? failedDeployment(deployments.data?.items ?? [], staging, candidate?.id)
      : undefined;

  const stops = stopsOf(run, candidate, phase);
  const soak = soakOf(candidate, run.timeZone, now);
  const inProduction = props.current.environments?.find(
    ({ name }) => name === production,
  )?.recorded;
  const nextSlot = props.current.train?.nextSlot;
  const { activeRuns } = props.current;

  return (
    <section aria-label={t('run.region')}>
      <Card>
        <CardContent className={classes.content}>
          {activeRuns.error && (
            <ReadError
              error={activeRuns.error}
              readAt={toIso(clock.toServer(activeRuns.dataUpdatedAt))}
              onRetry={() => activeRuns.refetch()}
            />
          )}
          <div className={classes.top}>
            <div>
              <RunHeadline
                ref={heading}
                train={run.train}
                slotDate={run.slotDate}
                late={run.late}
                production={production}
                staging={staging}
                environment={deployment?.environment}
                headline={headlineOf({
                  phase,
                  run,
                  candidate,
                  allowed: guards.data?.allowed ?? false,
                  needsHuman: deployment?.state === 'needs_human',
                  stagingFailed: failed !== undefined,
                  shippedAt:
                    inProduction && inProduction.sha === candidate?.sha
                      ? inProduction.since
                      : undefined,
                  now,
                })}
              />
            </div>
            <RunActionsMenu
              run={run}
              candidate={candidate}
              train={props.current.train}
              staging={staging}
            />
          </div>
          {run.lane === 'hotfix' && (
            <div>
              <StandingChip
                standing="attention"
                label={t('actions.hotfixRun', { reason: run.reason ?? '' })}
              />
            </div>
          )}
          {run.detail && (
            <Typography variant="body2" color="textSecondary">
              {run.detail}
            </Typography>
          )}
          {(run.state === 'scheduled' || run.state === 'collecting') && (
            <HoldList run={run} />
          )}
          {failed && candidate && (
            <>
              <LastFailure
                deployments={deployments.data?.items ?? []}
                environment={staging}
                candidateId={candidate.id}
              />
              <RetryAction
                candidate={candidate}
                environment={staging}
                failed={failed}
              />
            </>
          )}
          {deployment && (
            <DeploymentProgress
              deployment={deployment}
              fallbackFocus={heading}
            />
          )}
          {isOpen && !failed && deployment?.environment !== production && (
            <>
              <LastFailure
                deployments={deployments.data?.items ?? []}
                environment={production}
                candidateId={candidate?.id}
              />
              <PromoteAction
                run={run}
                candidate={candidate}
                environment={production}
                guards={guards}
                fallbackFocus={heading}
              />
            </>
          )}
          {hasRoom && <RunPicture stops={stops} soak={soak} />}
          <StopList stops={stops} soak={soak} hidden={hasRoom} />
          {hasEnded && nextSlot && (
            <Typography variant="body2" color="textSecondary">
              {t('run.nextCut')}: <Instant value={nextSlot.cutAt} /> ·{' '}
              <RelativeTime value={nextSlot.cutAt} />
            </Typography>
          )}
        </CardContent>
      </Card>
    </section>
  );
};
