import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import {
  shortSha,
  type Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import { useReleaseNotes } from '../../queries/queries';
import type { Current } from '../../run/useCurrent';
import { useWords } from '../../translation/useWords';
import { copyText } from '../shared/copyText';
import { useMessages } from '../shared/Messages';
import { Panel, Reading } from '../shared/Panel';
import { NotesGroups } from './NotesGroups';
import { notesMarkdown, type NotesSection } from './notesMarkdown';

const Body = (props: {
  section?: NotesSection;
  candidate: Candidate;
  production: string;
}) => {
  const { section, candidate, production } = props;
  const { t } = useWords();
  const { show } = useMessages();
  if (!section || section.changes.length === 0) {
    return (
      <Typography color="textSecondary">
        {t('notes.empty', { production })}
      </Typography>
    );
  }
  const copy = async () => {
    const markdown = notesMarkdown(section, {
      title: t('notes.markdownTitle', {
        component: parseEntityRef(candidate.component).name,
        sha: shortSha(candidate.sha),
      }),
      headings: {
        feature: t('notes.feature'),
        fix: t('notes.fix'),
        none: t('notes.none'),
      },
    });
    const copied = await copyText(markdown);
    show({ text: copied ? t('common.copied') : t('common.copyFailed') });
  };
  return (
    <>
      <NotesGroups section={section} />
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        gridGap={16}
        mt={2}
      >
        <Button
          variant="outlined"
          size="small"
          startIcon={<CopyIcon />}
          onClick={copy}
        >
          {t('notes.copy')}
        </Button>
        {candidate.compareUrl && (
          <Link to={candidate.compareUrl}>{t('notes.compare')}</Link>
        )}
      </Box>
    </>
  );
};

/** What the candidate brings to production, and from whom, so that they can be asked to test. */
export const ReleaseNotesPanel = (props: { current: Current }) => {
  const { run, candidate, production } = props.current;
  const { t } = useWords();
  const notes = useReleaseNotes(candidate ? run?.id : undefined);
  const section = notes.data?.sections.find(
    ({ candidateId }) => candidateId === candidate?.id,
  );
  const count = section?.changes.length ?? candidate?.changeCount;

  return (
    <Panel
      name={t('notes.region')}
      title={
        <>
          {t('notes.title')}
          {count !== undefined && (
            <Typography component="span" color="textSecondary">
              {' · '}
              {t('notes.count', { count, production })}
            </Typography>
          )}
        </>
      }
    >
      {candidate ? (
        <Reading query={notes} lines={4}>
          {() => (
            <Body
              section={section}
              candidate={candidate}
              production={production}
            />
          )}
        </Reading>
      ) : (
        <Typography color="textSecondary">{t('notes.beforeCut')}</Typography>
      )}
    </Panel>
  );
};
