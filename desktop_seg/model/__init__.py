"""The words of the shop as plain values: customer, sale, product, field, money, period. No SQL, no files, no Qt."""
