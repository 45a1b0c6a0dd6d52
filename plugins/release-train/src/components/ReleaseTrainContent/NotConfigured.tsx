import Button from '@material-ui/core/Button';
import { CodeSnippet, EmptyState } from '@backstage/core-components';
import { useScope } from '../../queries/scope';
import { useWords } from '../../translation/useWords';
import { copyText } from '../shared/copyText';
import { useMessages } from '../shared/Messages';

/** The annotation is there, but no train lists the component: what to configure. */
export const NotConfigured = (props: { annotation: string }) => {
  const { t } = useWords();
  const { show } = useMessages();
  const { component } = useScope();
  const yaml = `releaseTrain:
  trains:
    - id: ${props.annotation}
      members:
        - ${component}
`;
  return (
    <EmptyState
      missing="content"
      title={t('empty.notConfiguredTitle')}
      description={t('empty.notConfiguredDescription', {
        train: props.annotation,
        component,
      })}
      action={
        <>
          <CodeSnippet text={yaml} language="yaml" />
          <Button
            variant="outlined"
            onClick={async () => {
              const copied = await copyText(yaml);
              show({
                text: copied ? t('common.copied') : t('common.copyFailed'),
              });
            }}
          >
            {t('empty.copyConfig')}
          </Button>
        </>
      }
    />
  );
};
