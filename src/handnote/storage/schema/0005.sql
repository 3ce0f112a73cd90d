-- Version 5. In her own packing order an order has a place; which is greater counts, nothing else.
-- One without a place comes after those that have one.
ALTER TABLE orders ADD COLUMN own_place REAL;
