import Grid from '@material-ui/core/Grid';
import { EmptyState } from '@backstage/core-components';
import { useSignalledReads } from '../../queries/usePolling';
import { useCurrent, type Current } from '../../run/useCurrent';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useWords } from '../../translation/useWords';
import { ApprovalsPanel } from '../Approvals/ApprovalsPanel';
import { ChecklistPanel } from '../Checklist/ChecklistPanel';
import { EnvironmentsPanel } from '../Environments/EnvironmentsPanel';
import { HistoryPanel } from '../History/HistoryPanel';
import { ReleaseNotesPanel } from '../ReleaseNotes/ReleaseNotesPanel';
import { NoRunBand } from '../RunBand/NoRunBand';
import { RunBand } from '../RunBand/RunBand';
import { isForbidden } from '../shared/ErrorNotice';
import { Panel, Reading } from '../shared/Panel';
import { NotConfigured } from './NotConfigured';

/** The run; before the first one, when it comes; before that is known, its place. */
const Band = (props: { current: Current }) => {
  const { t } = useWords();
  const { run, phase, train, activeRuns, settled, trains } = props.current;
  if (run && phase) {
    return <RunBand current={{ ...props.current, run, phase }} />;
  }
  if (settled && train) return <NoRunBand train={train} />;
  return (
    <Panel name={t('run.region')} title={t('run.region')}>
      {settled ? (
        <Reading query={trains} lines={5}>
          {() => null}
        </Reading>
      ) : (
        <Reading query={activeRuns} lines={5}>
          {() => null}
        </Reading>
      )}
    </Panel>
  );
};

/** The tab from top to bottom: what now, what is where, who has spoken, what ships, what was. */
export const ReleaseTrainTab = (props: {
  /** The train that the component's annotation names. */
  annotation: string;
}) => {
  const { t } = useWords();
  const current = useCurrent();
  useSignalledReads();
  const { train, trains, run, activeRuns, settled } = current;

  if (isForbidden(activeRuns.error)) {
    return (
      <EmptyState
        missing="info"
        title={t('empty.forbiddenTitle')}
        description={t('empty.forbiddenDescription')}
      />
    );
  }
  if (trains.data && !train && settled && !run) {
    return (
      <TeamZoneProvider value="UTC">
        <NotConfigured annotation={props.annotation} />
        {current.environments && <EnvironmentsPanel />}
      </TeamZoneProvider>
    );
  }
  return (
    <TeamZoneProvider value={run?.timeZone ?? train?.timeZone ?? 'UTC'}>
      <Grid container spacing={3}>
        <Grid item xs={12}>
          <Band current={current} />
        </Grid>
        <Grid item xs={12} lg={8}>
          <EnvironmentsPanel candidate={current.candidate} />
        </Grid>
        <Grid item xs={12} lg={4}>
          <Grid container spacing={3}>
            <Grid item xs={12}>
              <ApprovalsPanel current={current} />
            </Grid>
            {current.candidate && current.candidate.checklist.total > 0 && (
              <Grid item xs={12}>
                <ChecklistPanel candidate={current.candidate} />
              </Grid>
            )}
          </Grid>
        </Grid>
        <Grid item xs={12}>
          <ReleaseNotesPanel current={current} />
        </Grid>
        <Grid item xs={12}>
          <HistoryPanel />
        </Grid>
      </Grid>
    </TeamZoneProvider>
  );
};
