import {
  NumberField as Base,
  type NumberFieldProps as BaseProps,
  Button,
  FieldError,
  Group,
  Input,
  Label,
  Text,
} from "react-aria-components";
import styles from "./Field.module.css";

interface NumberFieldProps extends Omit<BaseProps, "className" | "style" | "children"> {
  label: string;
  hideLabel?: boolean;
  about?: string;
  error?: string | null;
}

/** A number, typed as the reader's language writes it. */
export function NumberField({ label, hideLabel, about, error, ...rest }: NumberFieldProps) {
  return (
    <Base {...rest} isInvalid={error ? true : rest.isInvalid} className={styles.field}>
      <Label className={hideLabel ? "sr" : styles.label}>{label}</Label>
      <Group className={styles.group}>
        <Button slot="decrement" className={styles.step}>
          −
        </Button>
        <Input className={styles.input} />
        <Button slot="increment" className={styles.step}>
          +
        </Button>
      </Group>
      {about && (
        <Text slot="description" className={styles.about}>
          {about}
        </Text>
      )}
      <FieldError className={styles.error}>{error ?? undefined}</FieldError>
    </Base>
  );
}
