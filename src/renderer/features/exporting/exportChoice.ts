import {
  DELIVERY_FORMATS,
  deliveryFormats,
  type DeliveryFormatName,
} from '../../../domain/delivery/deliveryFormats.ts';
import { DEFAULT_DELIVERY } from '../../../domain/delivery/deliveryOptions.ts';
import type { ExportChoice } from '../../host/settings.ts';

/** A choice that was kept, perhaps by another version: what is not known any more is as it is by itself. */
export function soundChoice({ formats, options }: ExportChoice): ExportChoice {
  return {
    formats: DELIVERY_FORMATS.filter((format) => formats.includes(format)),
    options: { ...DEFAULT_DELIVERY, ...options },
  };
}

/** Whether two choices are the same, whatever the order in which they were made. */
export function isSameChoice(a: ExportChoice, b: ExportChoice): boolean {
  const names = Object.keys(DEFAULT_DELIVERY) as (keyof ExportChoice['options'])[];
  return (
    a.formats.length === b.formats.length &&
    a.formats.every((format) => b.formats.includes(format)) &&
    names.every((name) => a.options[name] === b.options[name])
  );
}

/** The formats of a kind, in the order in which they are offered. */
export function formatsOfKind(kind: (typeof deliveryFormats)[DeliveryFormatName]['kind']): DeliveryFormatName[] {
  return DELIVERY_FORMATS.filter((format) => deliveryFormats[format].kind === kind);
}
