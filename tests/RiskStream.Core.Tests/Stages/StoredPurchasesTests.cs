using RiskStream.Facts;
using RiskStream.Stages;

namespace RiskStream.Core.Tests;

/// <summary>The purchases of a prefecture, which are stored in a form of their own because there are so many.</summary>
public sealed class StoredPurchasesTests
{
    [Fact]
    public void Purchases_come_back_as_they_were_and_take_as_little_room_as_can_be()
    {
        var basket = new BasketUse { Prefecture = "5101", Provider = Some.Pharmacy, Basket = "XA01*1;XB02*0.5", Amount = new Money(4_580) };
        var baskets = new BasketState("baskets|5101");
        for (var number = 100; number < 200; number++)
        {
            baskets.Apply(Change($"SET:519900000000000000000{number}", basket));
        }

        baskets.Apply(Change("SET:ZY1", basket with { Basket = string.Empty }));
        baskets.Apply(Change("SET:ZY2", basket with { ExcludedBy = BasketUse.Herbs }));
        baskets.Apply(Change("SET:519900000000000000000150", basket) with { Holds = false });
        var bytes = baskets.TakeChange()!.Bytes;
        var again = new BasketState(baskets.Key);
        again.Restore(bytes);

        var known = Change("SET:519900000000000000000100", basket);
        Assert.False(again.Apply(known));
        Assert.False(again.Apply(Change("SET:ZY2", basket with { ExcludedBy = BasketUse.Herbs })));
        Assert.False(again.Apply(Change("SET:519900000000000000000150", basket) with { Holds = false }));
        Assert.True(again.Apply(known with { Beneficiary = new BeneficiaryId("another") }));
        Assert.True(again.Apply(known with { Holds = false }));
        Assert.True(again.Apply(Change("SET:ZY1", basket)));
        Assert.InRange(bytes.Length, 1, 101 * 24);
    }

    private static InstitutionChange Change(string key, InstitutionUse use) => new()
    {
        Holds = true,
        Provider = new ProviderId("P1"),
        Region = "511600",
        Beneficiary = Some.Person,
        EventTime = Some.OnDay(1),
        Key = new FactKey(key),
        Use = use,
    };
}
