import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import {
  shortSha,
  type Candidate,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import { useReleaseNotes } from '../../queries/queries';
import type { Current } from '../../run/useCurrent';
import { useWords } from '../../translation/useWords';
import { copyText } from '../shared/copyText';
import { useMessages } from '../shared/Messages';
import { Panel, Reading } from '../shared/Panel';
import { NotesDialog } from './NotesDialog';
import {
  generatedNotes,
  notesMarkdown,
  type NotesSection,
} from './notesMarkdown';
import { NotesBody } from './NotesBody';

const useStyles = makeStyles(theme => ({
  blocked: {
    '&, &:hover, &:active': {
      color: theme.palette.text.secondary,
      backgroundColor: 'transparent',
      cursor: 'not-allowed',
    },
  },
}));

const Body = (props: {
  run: Run;
  section: NotesSection;
  candidate: Candidate;
  production: string;
  toldAt?: string;
}) => {
  const { run, section, candidate, production } = props;
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const [editing, setEditing] = useState(false);
  const whyId = useId();
  const mayEdit = run.may.manage;
  const headings = {
    feature: t('notes.feature'),
    fix: t('notes.fix'),
    none: t('notes.none'),
  };
  const hasNotes = section.changes.length > 0 || section.markdown !== undefined;

  const copy = async () => {
    const title = t('notes.markdownTitle', {
      component: parseEntityRef(candidate.component).name,
      sha: shortSha(candidate.sha),
    });
    const copied = await copyText(notesMarkdown(section, { title, headings }));
    show({ text: copied ? t('common.copied') : t('common.copyFailed') });
  };

  return (
    <>
      <NotesBody section={section} production={production} />
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        gridGap={16}
        mt={2}
      >
        {hasNotes && (
          <Button
            variant="outlined"
            size="small"
            startIcon={<CopyIcon />}
            onClick={copy}
          >
            {t('notes.copy')}
          </Button>
        )}
        <Button
          variant="outlined"
          size="small"
          className={mayEdit ? undefined : classes.blocked}
          // Not `disabled`: it has to be found, and to explain itself, by keyboard too.
          aria-disabled={!mayEdit}
          aria-describedby={mayEdit ? undefined : whyId}
          onClick={() => mayEdit && setEditing(true)}
        >
          {t('notes.edit')}
        </Button>
        {!mayEdit && (
          <Typography id={whyId} variant="body2" color="textSecondary">
            {t('notes.mayNotEdit')}
          </Typography>
        )}
        {hasNotes && candidate.compareUrl && (
          <Link to={candidate.compareUrl}>{t('notes.compare')}</Link>
        )}
      </Box>
      <NotesDialog
        // What is written of one candidate is not of another.
        key={candidate.id}
        candidate={candidate}
        section={section}
        generated={generatedNotes(section, headings)}
        toldAt={props.toldAt}
        open={editing}
        onClose={() => setEditing(false)}
      />
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
          {({ toldAt }) =>
            run && section ? (
              <Body
                run={run}
                section={section}
                candidate={candidate}
                production={production}
                toldAt={toldAt}
              />
            ) : (
              <Typography color="textSecondary">
                {t('notes.empty', { production })}
              </Typography>
            )
          }
        </Reading>
      ) : (
        <Typography color="textSecondary">{t('notes.beforeCut')}</Typography>
      )}
    </Panel>
  );
};
